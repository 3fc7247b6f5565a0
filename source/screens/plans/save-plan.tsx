import {Text} from 'ink';
import type {DatabaseToken} from '../../api/types.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {makePlan, printPlan} from '../../tokens/plan/plan.js';
import {FieldForm} from '../field-form.js';

/**
How long a plan can be applied, in milliseconds. It is short, because the tokens may differ a week after their review.
*/
const planLifetime = 7 * 24 * 60 * 60 * 1000;

/**
Writes a plan to revoke exactly these tokens into a new file, which a second admin can review before it is applied.
*/
export function SavePlan({tokens, isActive}: {readonly tokens: readonly DatabaseToken[]; readonly isActive: boolean}) {
	const {navigate, notice, services} = useAppContext();
	const {profile} = useProfileSession();
	const {cluster, tokens: clusterTokens, databaseNames, databasesProblem} = useClusterSession();
	const show = useShow();

	const save = async (path: string, reason: string) => {
		const plan = makePlan({
			planned: tokens.map(token => ({token})), clusterTokens: clusterTokens.value ?? [], databaseNames, databasesProblem,
			now: services.now(), lifetime: planLifetime, createdBy: services.actor, reason,
			profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id, action: 'revoke',
		});
		const written = await services.writeNewFile(path, printPlan(plan));
		if (written.ok) {
			navigate({type: 'closed'});
		}

		notice(show(written.ok ? `The plan is in ${written.value}: O or influx-tokens apply acts on it.` : written.message), written.ok ? 'good' : 'danger');
	};

	return (
		<FieldForm
			title='Save a plan' isActive={isActive}
			introduction={<Text>{`A plan to revoke ${tokens.length === 1 ? 'this token' : `these ${tokens.length} tokens`}, good for 7 days. Only those that are still as they are now will be touched.`}</Text>}
			fields={[
				{name: 'reason', label: 'Reason', placeholder: 'OPS-1234: vendor left'},
				{
					name: 'path', label: 'New file', placeholder: 'plan.json', initial: 'plan.json',
				},
			]}
			onUse={({path, reason}) => {
				if (reason.trim() === '') {
					notice('A plan needs a reason: whoever reviews it wants to know why.', 'warning');
				} else {
					void save(path.trim(), reason.trim());
				}
			}}
		/>
	);
}
