/**
What a text says about its token, besides its words: a screen colours it, and a command prints the words alone.
*/
export type WordsMeaning = 'good' | 'warning' | 'danger' | 'muted';
