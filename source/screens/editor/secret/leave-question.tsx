import {Box} from 'ink';
import {Prose} from '../../../components/prose.js';
import {ButtonRow} from '../../../components/button-row.js';
import {Button} from '../../../components/button.js';

/**
Asks whether the secret is stored, with a button that stays and one that leaves.
*/
export function LeaveQuestion({isOnLeave}: {readonly isOnLeave: boolean}) {
	return (
		<Box marginTop={1} flexDirection='column'>
			<Prose>Have you stored the secret? It cannot be shown again after this.</Prose>
			<Box marginTop={1} paddingLeft={3}>
				<ButtonRow>
					<Button label='Not yet' isFocused={!isOnLeave}/>
					<Button label='I stored it' isFocused={isOnLeave}/>
				</ButtonRow>
			</Box>
		</Box>
	);
}
