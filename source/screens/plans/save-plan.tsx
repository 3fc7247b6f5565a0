import {Box, Text} from 'ink';
import {useState} from 'react';
import type {DatabaseToken} from '../../api/types.js';
import {OneField} from '../../components/one-field.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {eraseWord} from '../../keys/erase-word.js';
import {makePlan, printPlan} from '../../tokens/plan/plan.js';
import {ClusterScreen} from '../cluster-screen.js';

/**
Milliseconds that a plan is good for: what was reviewed last week is no longer what is there.
*/
const planLifetime = 7 * 24 * 60 * 60 * 1000;

/**
Writes a plan to revoke exactly these tokens, for a second admin to read before anybody acts on it.
*/
export function SavePlan({targets, isActive}: {readonly targets: readonly DatabaseToken[]; readonly isActive: boolean}) {
	const {navigate, notice, services} = useAppContext();
	const {profile} = useProfileSession();
	const {cluster} = useClusterSession();
	const {columns} = useWindowSize();
	const show = useShow();
	const [fields, setFields] = useState({path: 'plan.json', reason: ''});
	const [focus, setFocus] = useState<'path' | 'reason'>('reason');
	const other = focus === 'path' ? 'reason' : 'path';

	const handlers: KeyHandlers = {
		'use-target'() {
			if (fields.reason.trim() === '') {
				notice('A plan needs a reason: whoever reviews it wants to know why.', 'warning');
				return;
			}

			const plan = makePlan({
				tokens: targets, now: services.now(), lifetime: planLifetime, createdBy: services.actor, reason: fields.reason.trim(),
				profile: profile.name, host: profile.host, accountId: profile.accountId, clusterId: cluster.id, action: 'revoke',
			});
			void (async () => {
				const written = await services.writeNewFile(fields.path.trim(), printPlan(plan));
				if (written.ok) {
					navigate({type: 'closed'});
				}

				notice(show(written.ok ? `The plan is in ${written.text}: O or influx-tokens apply acts on it.` : written.message), written.ok ? 'good' : 'danger');
			})();
		},
		cancel() {
			navigate({type: 'closed'});
		},
		'next-field'() {
			setFocus(other);
		},
		'previous-field'() {
			setFocus(other);
		},
		'erase-word'() {
			setFields({...fields, [focus]: eraseWord(fields[focus])});
		},
		'erase-line'() {
			setFields({...fields, [focus]: ''});
		},
	};

	const width = columns - 18;
	return (
		<ClusterScreen title='Save a plan' scope='one-field' handlers={handlers} isActive={isActive}>
			<Box flexDirection='column' paddingLeft={3} paddingRight={1} paddingTop={1}>
				<Text>{`A plan to revoke ${targets.length === 1 ? 'this token' : `these ${targets.length} tokens`}, good for 7 days. Only those that are still as they are now will be touched.`}</Text>
				<Box marginTop={1} flexDirection='column'>
					{(['reason', 'path'] as const).map(name => (
						<OneField
							key={name} isFocused={isActive && focus === name} label={name === 'path' ? 'New file' : 'Reason  '}
							value={fields[name]} width={width} placeholder={name === 'path' ? 'plan.json' : 'OPS-1234: vendor left'}
							onChange={text => {
								setFields({...fields, [name]: text});
							}}/>
					))}
				</Box>
			</Box>
		</ClusterScreen>
	);
}
