/** The one table of opencc-js that `simplified.ts` uses: `traditional simplified…` entries, joined by bars; it brings no types. */
declare module 'opencc-js/dict/TSCharacters' {
  const entries: string

  // biome-ignore lint/style/noDefaultExport: that is how the package gives it
  export default entries
}
