/**
Whether a text about a token is good or bad news, or less important. A screen colours the text by it; a command prints the text alone.
*/
export type WordsMeaning = 'good' | 'warning' | 'danger' | 'muted';
