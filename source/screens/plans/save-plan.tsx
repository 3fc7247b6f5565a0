import {useState} from 'react';
import {Prose} from '../../components/prose.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {makePlan, printPlan, type PlanAction} from '../../tokens/plan/plan.js';
import type {PlannedToken} from '../../tokens/plan/plan-impact.js';
import {reviewOfImpact, reviewOfTargets} from '../../tokens/plan/review-of-impact.js';
import {FieldForm} from '../field-form.js';
import {planReviewLines} from './plan-review-lines.js';

/**
How long a plan can be applied, in milliseconds. It is short, because the tokens may differ a week after their review.
*/
const planLifetime = 7 * 24 * 60 * 60 * 1000;

type Props = {
	/**
	The change of a confirmation that is saved as a plan. Undefined where the person chooses it here.
	*/
	readonly action: PlanAction | undefined;
	readonly planned: readonly PlannedToken[];
	/**
	The reason that was noted in the confirmation; the form begins with it.
	*/
	readonly reason: string | undefined;
	readonly isActive: boolean;
};

/**
Writes a plan to change exactly these tokens into a new file, which a second admin can review before it is applied. Below the fields it shows the tokens' grants and what the databases lose.
*/
export function SavePlan({action: given, planned, reason: noted = '', isActive}: Props) {
	const {navigate, notice, services} = useAppContext();
	const {profile} = useProfileSession();
	const {cluster, tokens: clusterTokens, databaseNames, databasesProblem, now} = useClusterSession();
	const {columns} = useWindowSize();
	const show = useShow();
	const [chosen, setChosen] = useState<PlanAction>('revoke');
	const action = given ?? chosen;

	const planOf = (reason: string, time: number) => makePlan({
		planned, clusterTokens: clusterTokens.value ?? [], databaseNames, databasesProblem,
		now: time, lifetime: planLifetime, createdBy: services.actor, reason,
		profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id, action,
	});
	const save = async (path: string, reason: string) => {
		const written = await services.writeNewFile(path, printPlan(planOf(reason, services.now())));
		if (written.ok) {
			navigate({type: 'closed'});
		}

		notice(show(written.ok ? `The plan is in ${written.value}: O or influx-tokens apply acts on it.` : written.message), written.ok ? 'good' : 'danger');
	};

	const shown = planOf('', now);
	const review = [...reviewOfTargets(shown, {unchanged: planned.map(({token}) => token), left: []}), ...reviewOfImpact(shown, shown.impact)];
	return (
		<FieldForm
			title='Save a plan' isActive={isActive}
			introduction={<Prose>{`A plan to ${action} ${planned.length === 1 ? 'this token' : `these ${planned.length} tokens`}, good for 7 days. Only those that are still as they are now will be touched.`}</Prose>}
			fields={[
				{
					name: 'reason', label: 'Reason', placeholder: 'e.g. OPS-1234: vendor left', initial: noted,
				},
				{
					name: 'path', label: 'New file', placeholder: 'a path that is not there yet', initial: 'plan.json', isPath: true,
				},
			]}
			choice={given === undefined
				? {
					label: 'Change',
					value: chosen === 'revoke' ? 'revoke  (Space: suspend)' : 'suspend  (Space: revoke)',
					onToggle() {
						setChosen(chosen === 'revoke' ? 'suspend' : 'revoke');
					},
				}
				: undefined}
			review={planReviewLines(review, {show, width: columns - 6})}
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
