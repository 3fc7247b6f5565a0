/**
Chooses React's production build, which the program uses. It must be the first import of a file that mounts the program. If NODE_ENV is set already, it stays.
*/
import process from 'node:process';

process.env.NODE_ENV ??= 'production';
