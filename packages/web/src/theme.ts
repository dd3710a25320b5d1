import { type ThemeConfig, theme } from 'antd'

/** The colours of one appearance. Text colours hold 4.5:1 on `ground` and `raised`, marks 3:1. */
export type Palette = {
  /** The page. */
  ground: string
  /** What lies on it: inputs, tables' heads, drawers. */
  raised: string
  /** A quiet area: a selected row, a code block. */
  sunken: string
  text: string
  secondary: string
  /** Captions; still 4.5:1. */
  tertiary: string
  line: string
  accent: string
  accentSoft: string
  onAccent: string
  fits: string
  partly: string
  nearMiss: string
  no: string
  positive: string
  negative: string
  /** Kinds in charts and underlines, in a fixed order, told apart by people with red-green blindness too. */
  series: string[]
}

export const palettes: Record<'light' | 'dark', Palette> = {
  light: {
    ground: '#FAF7F1',
    raised: '#FFFDF9',
    sunken: '#F1ECE2',
    text: '#26211C',
    secondary: '#574F46',
    tertiary: '#70675D',
    line: '#DFD7CA',
    accent: '#9A3B26',
    accentSoft: '#F3E3DB',
    onAccent: '#FFFFFF',
    fits: '#1F6B4A',
    partly: '#855B00',
    nearMiss: '#2C5E93',
    no: '#6B635A',
    positive: '#1F6B4A',
    negative: '#A8322A',
    series: ['#9A3B26', '#2C6690', '#B07D1A', '#4E7D4A', '#76497D', '#287C78', '#5D6770', '#B4637A'],
  },
  dark: {
    ground: '#191613',
    raised: '#221E1A',
    sunken: '#2B2621',
    text: '#EDE6DB',
    secondary: '#C0B6A8',
    tertiary: '#A2978A',
    line: '#3D362F',
    accent: '#E28B6D',
    accentSoft: '#3F2A21',
    onAccent: '#22120C',
    fits: '#6FC59A',
    partly: '#DDB254',
    nearMiss: '#86B4E6',
    no: '#A2978A',
    positive: '#6FC59A',
    negative: '#EE8A7E',
    series: ['#E28B6D', '#7FB2DA', '#DDB254', '#8FBF88', '#BE93C6', '#6FC0BB', '#A6B0B8', '#E29AAF'],
  },
}

/** Ant Design dressed in our palette. */
export function antTheme(dark: boolean): ThemeConfig {
  const palette = palettes[dark ? 'dark' : 'light']
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent,
      colorInfo: palette.nearMiss,
      colorLink: palette.accent,
      colorLinkHover: palette.text,
      colorSuccess: palette.fits,
      colorWarning: palette.partly,
      colorError: palette.negative,
      colorBgBase: palette.ground,
      colorBgContainer: palette.raised,
      colorBgElevated: palette.raised,
      colorBgLayout: palette.ground,
      colorTextBase: palette.text,
      colorText: palette.text,
      colorTextSecondary: palette.secondary,
      colorTextTertiary: palette.tertiary,
      colorTextDescription: palette.tertiary,
      colorTextPlaceholder: palette.tertiary,
      colorTextLightSolid: palette.onAccent,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      fontFamily: 'var(--sans)',
      fontSize: 14,
      lineHeight: 1.7,
      borderRadius: 3,
      boxShadow: 'none',
      boxShadowSecondary: '0 6px 24px rgb(0 0 0 / 16%)',
      wireframe: false,
    },
    components: {
      Table: {
        headerBg: palette.ground,
        colorBgContainer: palette.ground,
        rowHoverBg: palette.sunken,
        headerColor: palette.secondary,
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 10,
        headerSplitColor: 'transparent',
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
      Tooltip: { colorBgSpotlight: palette.text, colorTextLightSolid: palette.ground },
    },
  }
}

/** The font of running text, which the style sheet chooses by language, for what is drawn outside of style sheets. */
export const textFont = (): string => getComputedStyle(document.documentElement).getPropertyValue('--sans')

/** Gives the palette to style sheets as custom properties (`--ground`, `--accent-soft`, `--series-1`…). */
export function applyPalette(dark: boolean): void {
  const { series, ...colours } = palettes[dark ? 'dark' : 'light']
  const root = document.documentElement
  root.style.colorScheme = dark ? 'dark' : 'light'
  for (const [name, colour] of Object.entries(colours))
    root.style.setProperty(`--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`, colour)
  series.forEach((colour, index) => {
    root.style.setProperty(`--series-${index + 1}`, colour)
  })
}
