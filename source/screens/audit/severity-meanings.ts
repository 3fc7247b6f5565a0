import type {Meaning} from '../../theme/meaning.js';
import type {Severity} from '../../tokens/severity.js';

/**
The colour of each severity. The word says the same.
*/
export const severityMeanings: Readonly<Record<Severity, Meaning | undefined>> = {
	critical: 'danger', high: 'danger', medium: 'warning', low: undefined, info: 'muted',
};
