/** Between the cells of a row, in the text of tables of every format. */
export const cellBorder = '\t'
/** So a text that was typed parts its cells. */
const typedBorder = ' | '

/** Whether a line is a row of cells. */
export const isRow = (line: string): boolean => line.includes(cellBorder) || line.includes(typedBorder)
