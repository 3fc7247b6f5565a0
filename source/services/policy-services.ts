import type {Demo} from '../profiles/demo.js';
import type {Services} from '../session/services.js';
import type {PolicyPlaces} from '../settings/policy-file.js';

type Options = Omit<PolicyPlaces, 'fallback'> & {
	/**
	Gives the demo, whose own policy is in force for it where no file is found.
	*/
	readonly startDemo: () => Promise<Demo>;
};

/**
What the screens can do with the policy. The parser of TOML and the rules are loaded when it is first read.
*/
export function policyServices({startDemo, ...places}: Options): Pick<Services, 'readPolicy'> {
	return {
		async readPolicy({origin}) {
			const {readPolicyFile} = await import('../settings/policy-file.js');
			const demo = origin === 'demo' ? await startDemo() : undefined;
			return readPolicyFile({...places, fallback: demo?.policy});
		},
	};
}
