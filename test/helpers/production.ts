/**
React's production build, as the program runs it: the first import of what mounts the program. An environment that says otherwise is obeyed.
*/
import process from 'node:process';

process.env.NODE_ENV ??= 'production';
