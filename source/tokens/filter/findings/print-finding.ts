import type {Condition} from '../query.js';

/**
The text of a condition on findings, or of `owner:none`, as `parseFilter` reads it.
*/
export function printFinding(condition: Extract<Condition, {kind: 'finding' | 'no-finding' | 'severity' | 'severity-limit' | 'muted' | 'no-owner'}>): string {
	switch (condition.kind) {
		case 'finding': {
			return `finding:${condition.rules.join('|')}`;
		}

		case 'no-finding': {
			return 'finding:none';
		}

		case 'severity': {
			return `severity:${condition.severities.join('|')}`;
		}

		case 'severity-limit': {
			return `severity${condition.operator}${condition.severity}`;
		}

		case 'muted': {
			return `muted:${condition.isMuted ? 'yes' : 'no'}`;
		}

		case 'no-owner': {
			return 'owner:none';
		}
	}
}
