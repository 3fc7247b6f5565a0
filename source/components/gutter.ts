/**
Cells before a table's first column: cursor, mark, space. Text that stands beside or in place of a table begins there too.
*/
export const gutter = 3;
