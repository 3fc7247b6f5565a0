import type {Demo} from '../profiles/demo.js';
import type {Profile} from '../profiles/types.js';
import type {Services} from '../session/services.js';
import type {PolicyPlaces} from '../settings/policy-file.js';

type Options = Omit<PolicyPlaces, 'demo'> & {
	/**
	Gives the demo, which has a policy of its own.
	*/
	readonly startDemo: () => Promise<Demo>;
};

/**
What the screens can do with the policy. The parser of TOML and the rules are loaded when it is first read.
*/
export function policyServices({startDemo, ...places}: Options): Pick<Services, 'readPolicy' | 'muteFinding' | 'unmuteFinding'> {
	const placesOf = async ({origin}: Profile): Promise<PolicyPlaces> => ({...places, demo: origin === 'demo' ? await startDemo() : undefined});
	return {
		async readPolicy(profile) {
			const {readPolicyFile} = await import('../settings/policy-file.js');
			return readPolicyFile(await placesOf(profile));
		},
		async muteFinding(profile, mute) {
			const {writeMute} = await import('../settings/write-mute.js');
			return writeMute(await placesOf(profile), mute);
		},
		async unmuteFinding(profile, subject) {
			const {deleteMute} = await import('../settings/write-mute.js');
			return deleteMute(await placesOf(profile), subject);
		},
	};
}
