import path from 'node:path';
import {projectFolder} from '../project-folder.js';

/**
The absolute path of the built program.
*/
export const program = path.join(projectFolder(), 'dist', 'influx-tokens.cjs');

/**
The folder for `XDG_CACHE_HOME`, where the programs that tests start keep their compiled code, so that most of them start from it.
*/
export const codeCache = path.join(projectFolder(), 'build', 'code-cache');
