/** Between the cells of a row, in the text of tables of every format. */
export const cellBorder = '\t'
