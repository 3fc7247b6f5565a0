/**
The length of a day, in ms.
*/
export const dayLength = 86_400_000;
