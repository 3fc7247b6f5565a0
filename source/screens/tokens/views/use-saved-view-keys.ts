import {useContext} from 'react';
import {TypingContext} from '../../../components/field/typing-context.js';
import {useAppContext, type KeyHandlers} from '../../../session/app-context.js';
import {useClusterSession} from '../../../session/use-cluster-session.js';
import {useShow} from '../../../session/use-show.js';

/**
The keys of the saved views: a digit shows its view, and V opens the form that keeps and deletes them.
*/
export function useSavedViewKeys(): KeyHandlers {
	const {services, notice, navigate} = useAppContext();
	const {dispatchView} = useClusterSession();
	const {lastKey} = useContext(TypingContext);
	const show = useShow();
	const open = () => {
		navigate({type: 'opened', screen: {name: 'saved-views'}});
	};

	return {
		'saved-view'() {
			const digit = Number(lastKey.current.name);
			// The palette runs the action by another key.
			if (!(digit >= 1 && digit <= 9)) {
				open();
				return;
			}

			const view = services.habits.current().views?.find(each => each.digit === digit);
			if (view) {
				dispatchView({type: 'view-shown', view});
				notice(`View ${digit}: ${show(view.name)}`);
			} else {
				notice(`No view is kept under ${digit}. V keeps this filter and order under a digit.`, 'warning');
			}
		},
		'keep-view': open,
	};
}
