import {isDeepStrictEqual} from 'node:util';
import {useState} from 'react';
import {Prose} from '../../components/prose.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext} from '../../session/app-context.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {changesOfPlan} from '../../operations/changes-of-plan.js';
import {checkPlan} from '../../tokens/plan/check-plan.js';
import {parsePlan} from '../../tokens/plan/parse-plan.js';
import {planImpactOf} from '../../tokens/plan/plan-impact.js';
import {reviewOfImpact, reviewOfTargets, type ReviewLine} from '../../tokens/plan/review-of-impact.js';
import {FieldForm} from '../field-form.js';
import {planReviewLines} from './plan-review-lines.js';

/**
Reads a plan, and shows what it does now: the tokens that are left alone and why, the grants of the others, and what the databases lose compared with what the plan says. Enter once more opens the confirmation for the tokens that are still as the plan recorded them. Where there is no such token, or the profile is read-only, it stays at the review.
*/
export function OpenPlan({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice, services} = useAppContext();
	const {profile, isReadOnly, clock} = useProfileSession();
	const {cluster, tokens, databaseNames, databasesProblem} = useClusterSession();
	const {columns} = useWindowSize();
	const show = useShow();
	const [review, setReview] = useState<readonly ReviewLine[]>([]);

	const read = async (path: string) => {
		const file = await services.readTextFile(path);
		const parsed = file.ok ? parsePlan(file.value) : file;
		if (!parsed.ok) {
			notice(show(parsed.message), 'danger');
			return;
		}

		const {plan} = parsed;
		// The plan has expired if either clock says so, because this machine's clock may be behind the service's.
		const check = checkPlan(plan, {
			tokens: tokens.value ?? [], now: services.now() + Math.max(0, -(clock.difference ?? 0)), host: profile.host, accountId: profile.accountId, clusterId: cluster.id,
		});
		if (check.kind !== 'ready') {
			notice(check.kind === 'expired' ? 'The plan has expired: make a new one.' : 'The plan is for another cluster: open that one first.', 'danger');
			return;
		}

		const left = [...check.changed, ...check.gone];
		const changes = changesOfPlan(plan, check.unchanged, {now: services.now(), limit: services.descriptionLimit});
		const impact = planImpactOf(changes.map(({token, request}) => ({token, ...(plan.action === 'update' && request.kind === 'update' && {fields: request.fields})})), {
			clusterTokens: tokens.value ?? [], databaseNames, databasesProblem, now: services.now(),
		});
		const lines = [...reviewOfTargets(plan, {unchanged: check.unchanged, left}), ...check.unchanged.length === 0 ? [] : reviewOfImpact(plan, impact)];
		setReview(lines);
		if (check.unchanged.length === 0 || isReadOnly) {
			notice(isReadOnly ? readOnlyObstacle : 'No token of the plan is unchanged: nothing to do.', 'warning');
			return;
		}

		// The confirmation opens only for what a person has read, so a file or a token that differs since then is shown once more.
		if (!isDeepStrictEqual(lines, review)) {
			notice(`${left.length === 0 ? 'Every token is as in the plan' : `${left.length} of ${plan.targets.length} tokens changed or are gone`}. Enter goes on to the confirmation.`, left.length === 0 ? 'good' : 'warning');
			return;
		}

		navigate({
			type: 'opened', screen: {
				name: 'confirm', batch: {
					action: plan.action, changes, hiddenIds: new Set(), purpose: `${plan.reason} (plan of ${plan.createdBy})`,
				},
			},
		});
		notice(left.length === 0 ? undefined : `${left.length} of the plan's ${plan.targets.length} tokens changed since or are gone, and are left alone.`, 'warning');
	};

	return (
		<FieldForm
			title='Open a plan' isActive={isActive}
			introduction={<Prose>Only tokens that are still as the plan recorded them are changed, and only after you confirm it.</Prose>}
			fields={[{
				name: 'path', label: 'Plan file', placeholder: 'the path of a plan', initial: 'plan.json', isPath: true,
			}]}
			review={planReviewLines(review, {show, width: columns - 6})}
			onUse={({path}) => {
				void read(path.trim());
			}}
		/>
	);
}
