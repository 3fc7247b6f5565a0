/**
The exit code of a program that stopped on an error of its own: EX_SOFTWARE of sysexits.h.
*/
export const crashCode = 70;
