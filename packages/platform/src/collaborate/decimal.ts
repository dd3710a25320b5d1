/** Exact sum of decimal strings such as amounts of money; `0` of none. Keeps as many digits as the longest fraction. */
export const addDecimals = (amounts: readonly string[]): string => {
  const digits = Math.max(0, ...amounts.map(amount => amount.split('.')[1]?.length ?? 0))
  const sum = amounts.reduce((total, amount) => {
    const [whole, fraction = ''] = amount.split('.')
    return total + BigInt(whole + fraction.padEnd(digits, '0'))
  }, 0n)
  const text = sum
    .toString()
    .replace('-', '')
    .padStart(digits + 1, '0')
  const value = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return sum < 0n ? `-${value}` : value
}
