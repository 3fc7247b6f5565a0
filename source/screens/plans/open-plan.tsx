import {Box, Text} from 'ink';
import {useState} from 'react';
import {OneField} from '../../components/one-field.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {planTargets} from '../../operations/plan-targets.js';
import {eraseWord} from '../../keys/erase-word.js';
import {checkPlan} from '../../tokens/plan/check-plan.js';
import {parsePlan} from '../../tokens/plan/plan.js';
import {useTheme} from '../../theme/theme-context.js';
import {ClusterScreen} from '../cluster-screen.js';

/**
Reads a plan, says what of it still stands, and opens the confirmation of exactly that.
*/
export function OpenPlan({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice, services} = useAppContext();
	const {profile, isReadOnly, clock} = useProfileSession();
	const {cluster, tokens} = useClusterSession();
	const {columns} = useWindowSize();
	const {styles} = useTheme();
	const show = useShow();
	const [path, setPath] = useState('plan.json');
	const [lines, setLines] = useState<readonly string[]>([]);

	const read = async () => {
		const file = await services.readTextFile(path.trim());
		const parsed = file.ok ? parsePlan(file.text) : file;
		if (!parsed.ok) {
			notice(show(parsed.message), 'danger');
			return;
		}

		const {plan} = parsed;
		// Expired by either clock: this machine's may be behind the service's.
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
			notice(isReadOnly ? 'Read-only: nothing can be changed.' : 'Nothing of the plan is as it was: nothing to do.', 'warning');
			return;
		}

		navigate({
			type: 'replaced', screen: {
				name: 'confirm', change: {
					action: plan.action, targets: planTargets(plan, check.unchanged, {now: services.now(), limit: services.descriptionLimit}), hiddenIds: new Set(), purpose: `${plan.reason} (plan of ${plan.createdBy})`,
				},
			},
		});
		notice(left.length === 0 ? undefined : `${left.length} of the plan's ${plan.targets.length} tokens changed since or are gone, and are left alone.`, 'warning');
	};

	const handlers: KeyHandlers = {
		'use-target'() {
			void read();
		},
		cancel() {
			navigate({type: 'closed'});
		},
		'erase-word'() {
			setPath(eraseWord(path));
		},
		'erase-line'() {
			setPath('');
		},
	};

	return (
		<ClusterScreen title='Open a plan' scope='one-field' handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Text>Only tokens that are still as the plan saw them are acted on, and only after you confirmed them.</Text>
				<Box marginTop={1}>
					<OneField isFocused={isActive} label='Plan file' value={path} width={columns - 20} placeholder='plan.json' onChange={setPath}/>
				</Box>
				<Box marginTop={1} flexDirection='column'>
					{lines.map(line => <Text key={line} {...styles.warning} wrap='truncate'>{show(line)}</Text>)}
				</Box>
			</Box>
		</ClusterScreen>
	);
}
