import {severities} from '../../tokens/severity.js';

/**
What a severity may be, behind "takes".
*/
export const severityWords = `one of ${severities.join(', ')}`;
