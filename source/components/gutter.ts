/**
Cells before a table's first column, for the cursor, the mark and a space. Text beside a table, or in place of one, begins at the same cell.
*/
export const gutter = 3;
