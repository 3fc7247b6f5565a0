import {Text} from 'ink';
import {useAppContext} from '../../session/app-context.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import {FieldForm} from '../field-form.js';

/**
Asks for the reason of a change, and goes back to its confirmation with it. An empty text takes the reason away. Nothing is confirmed here, whatever is typed or pasted.
*/
export function NoteReason({batch, isActive}: {readonly batch: ChangeBatch; readonly isActive: boolean}) {
	const {navigate} = useAppContext();
	return (
		<FieldForm
			title='Note a reason' isActive={isActive}
			introduction={<Text>The journal keeps it with each change, and Activity shows it. Enter goes back to the confirmation.</Text>}
			fields={[{
				name: 'reason', label: 'Reason (optional)', placeholder: 'e.g. OPS-1234: vendor left', initial: batch.reason ?? '',
			}]}
			onUse={({reason: typed}) => {
				const {reason: _, ...others} = batch;
				const reason = typed.trim();
				navigate({type: 'closed'});
				navigate({type: 'replaced', screen: {name: 'confirm', batch: {...others, ...(reason !== '' && {reason})}}});
			}}
		/>
	);
}
