import {findPackageJSON} from 'node:module';
import path from 'node:path';

/**
The built program's absolute path, wherever this test was built to.
*/
export const program = path.join(path.dirname(findPackageJSON(import.meta.url)!), 'dist', 'cli.js');
