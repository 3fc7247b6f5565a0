import {Box} from 'ink';
import {useEffect, useState} from 'react';
import {Prose} from '../../components/prose.js';
import {ButtonRow} from '../../components/button-row.js';
import {Button} from '../../components/button.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useShow} from '../../session/use-show.js';
import type {Profile} from '../../profiles/types.js';
import {Screen} from '../screen.js';

/**
Asks before it removes a saved profile. Cancel has the focus at first. Nothing on the service changes.
*/
export function RemoveProfile({profile, isActive}: {readonly profile: Profile; readonly isActive: boolean}) {
	const {navigate, notice, services} = useAppContext();
	const show = useShow();
	const [isOnRemove, setIsOnRemove] = useState(false);
	const [pending, setPending] = useState<'remove' | 'cancel' | undefined>(undefined);

	useEffect(() => {
		if (pending === 'cancel') {
			navigate({type: 'closed'});
		} else if (pending === 'remove') {
			void (async () => {
				const removed = await services.removeProfile(profile.name);
				navigate({type: 'closed'});
				notice(removed.ok ? `Removed the profile ${show(profile.name)}.` : show(removed.message), removed.ok ? 'good' : 'danger');
			})();
		}
	}, [pending]); // eslint-disable-line react-hooks/exhaustive-deps -- the decision is consumed once, when it is made

	const handlers: KeyHandlers = {
		press() {
			setPending(isOnRemove && !services.isBurst() ? 'remove' : 'cancel');
		},
		'next-control'() {
			setIsOnRemove(!isOnRemove);
		},
		'previous-control'() {
			setIsOnRemove(!isOnRemove);
		},
		cancel() {
			setPending('cancel');
		},
	};

	return (
		<Screen path={['Profiles', 'Remove']} scope='remove-profile' handlers={handlers} isActive={isActive && pending === undefined}>
			<Box flexDirection='column' paddingX={3} paddingTop={1}>
				<Prose around={6}>{`Remove the profile ${show(profile.name)} from this program's settings?`}</Prose>
				<Prose around={6}>Its tokens at the service and its management token stay as they are.</Prose>
				<Box marginTop={1} paddingLeft={3}>
					<ButtonRow>
						<Button label='Cancel' isFocused={!isOnRemove}/>
						<Button isDangerous label='Remove Profile' isFocused={isOnRemove}/>
					</ButtonRow>
				</Box>
			</Box>
		</Screen>
	);
}
