/** The small DOM parser that Mozilla ships with Readability; the package brings no types for it. */
declare module '@mozilla/readability/JSDOMParser.js' {
  class JSDOMParser {
    parse(xml: string): unknown
  }
  // biome-ignore lint/style/noDefaultExport: JSDOMParser is a CommonJS module, whose exports arrive as its default
  export default JSDOMParser
}
