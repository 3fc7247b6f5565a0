import {Text} from 'ink';
import {useState} from 'react';
import {useAppContext} from '../../session/app-context.js';
import {readOnlyObstacle} from '../../session/read-only-obstacle.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {changesOfPlan} from '../../operations/changes-of-plan.js';
import {checkPlan} from '../../tokens/plan/check-plan.js';
import {parsePlan} from '../../tokens/plan/parse-plan.js';
import {useTheme} from '../../theme/theme-context.js';
import {FieldForm} from '../field-form.js';

/**
Reads a plan, and opens the confirmation for those of its tokens that are still as the plan recorded them. If there is no such token, or the profile is read-only, it lists the others, each with what has changed.
*/
export function OpenPlan({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice, services} = useAppContext();
	const {profile, isReadOnly, clock} = useProfileSession();
	const {cluster, tokens} = useClusterSession();
	const {styles} = useTheme();
	const show = useShow();
	const [lines, setLines] = useState<readonly string[]>([]);

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

		const left = [...check.changed, ...check.gone].map(({id, why, description}) => `${id.slice(0, 8)}  ${description}: ${why}`);
		if (check.unchanged.length === 0 || isReadOnly) {
			setLines(left);
			notice(isReadOnly ? readOnlyObstacle : 'No token of the plan is unchanged: nothing to do.', 'warning');
			return;
		}

		navigate({
			type: 'replaced', screen: {
				name: 'confirm', batch: {
					action: plan.action, changes: changesOfPlan(plan, check.unchanged, {now: services.now(), limit: services.descriptionLimit}), hiddenIds: new Set(), purpose: `${plan.reason} (plan of ${plan.createdBy})`,
				},
			},
		});
		notice(left.length === 0 ? undefined : `${left.length} of the plan's ${plan.targets.length} tokens changed since or are gone, and are left alone.`, 'warning');
	};

	return (
		<FieldForm
			title='Open a plan' isActive={isActive}
			introduction={<Text>Only tokens that are still as the plan recorded them are changed, and only after you confirm it.</Text>}
			fields={[{
				name: 'path', label: 'Plan file', placeholder: 'plan.json', initial: 'plan.json',
			}]}
			below={() => lines.map(line => <Text key={line} {...styles.warning} wrap='truncate'>{show(line)}</Text>)}
			onUse={({path}) => {
				void read(path.trim());
			}}
		/>
	);
}
