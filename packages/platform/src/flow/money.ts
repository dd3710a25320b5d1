import units from './units.json' with { type: 'json' }

/** An amount in the largest unit of which it is at least one: `7000000000` → `70 亿元`, `7 bn yuan`. */
export const wordYuan = (yuan: string, language: 'zh' | 'en' = 'zh'): string => {
  const amount = Number(yuan)
  const scale = units.yuan[language]
  const { unit, yuan: size } = scale.find(({ yuan: least }) => Math.abs(amount) >= least) ?? scale[scale.length - 1]
  return `${Number((amount / size).toFixed(4))} ${unit}`
}

/** What one of a Chinese `unit` is in yuan, or null where it is no amount of money. */
export const yuanPer = (unit: string): number | null => units.yuan.zh.find(known => known.unit === unit)?.yuan ?? null
