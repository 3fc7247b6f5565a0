import {findPackageJSON} from 'node:module';
import path from 'node:path';

/**
The absolute path of the built program.
*/
export const program = path.join(path.dirname(findPackageJSON(import.meta.url)!), 'dist', 'cli.js');
