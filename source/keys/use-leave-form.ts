import {useEffect, useState} from 'react';
import {useAppContext} from '../session/app-context.js';

type Options = {
	/**
	What was typed, chosen and ticked so far, as one text. Two states of the form that are the same to a person have the same text.
	*/
	readonly draft: string;
	/**
	Leaves the form. What was typed is lost then.
	*/
	readonly onLeave: () => void;
};

/**
Gives what Esc does in a form: it leaves a form that is as it was at first. In any other it warns, and leaves when it is pressed again, alone in its read and without a change in between.
*/
export function useLeaveForm({draft, onLeave}: Options): () => void {
	const {notice, services} = useAppContext();
	const [first] = useState(draft);
	const [warned, setWarned] = useState<string | undefined>(undefined);

	useEffect(() => {
		if (warned === undefined || warned === draft) {
			return;
		}

		// The warning is no longer true: the next Esc warns again.
		setWarned(undefined);
		notice(undefined);
	}, [draft, warned, notice]);

	return () => {
		if (draft === first) {
			onLeave();
		} else if (warned === draft && !services.isBurst()) {
			notice(undefined);
			onLeave();
		} else {
			setWarned(draft);
			notice('Esc again discards what you typed.', 'warning');
		}
	};
}
