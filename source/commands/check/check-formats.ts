/**
The forms of a check, the one for people first.
*/
export const checkFormats = ['text', 'json', 'nagios', 'prometheus', 'ics'] as const;

export type CheckFormat = typeof checkFormats[number];
