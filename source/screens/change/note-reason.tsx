import {Prose} from '../../components/prose.js';
import {useAppContext} from '../../session/app-context.js';
import type {Question} from '../../session/screen-stack.js';
import {FieldForm} from '../field-form.js';

/**
Asks for the reason of a change, and goes back with it to the screen that asks whether to send the change. An empty text takes the reason away. Nothing that is typed or pasted here confirms the change.
*/
export function NoteReason({question, isActive}: {readonly question: Question; readonly isActive: boolean}) {
	const {navigate} = useAppContext();
	return (
		<FieldForm
			title='Note a reason' isActive={isActive}
			introduction={<Prose>The journal keeps it with each change, and Activity shows it. Enter goes back to the confirmation.</Prose>}
			fields={[{
				name: 'reason', label: 'Reason (optional)', placeholder: 'e.g. OPS-1234: vendor left', initial: reasonOf(question) ?? '',
			}]}
			onUse={({reason: typed}) => {
				navigate({type: 'closed'});
				navigate({type: 'replaced', screen: withReason(question, typed.trim())});
			}}
		/>
	);
}

function reasonOf(question: Question): string | undefined {
	return question.name === 'confirm' ? question.batch.reason : question.reason;
}

function withReason(question: Question, reason: string): Question {
	if (question.name === 'confirm') {
		const {reason: _, ...batch} = question.batch;
		return {name: 'confirm', batch: {...batch, ...(reason !== '' && {reason})}};
	}

	const {reason: _, ...edit} = question;
	return {...edit, ...(reason !== '' && {reason})};
}
