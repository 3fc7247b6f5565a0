import {useState} from 'react';
import {useAppContext, type KeyHandlers} from '../../../session/app-context.js';

export type LeaveSecret = {
	/**
	Whether the question is on the screen.
	*/
	readonly isAsking: boolean;
	/**
	Whether the button that leaves has the focus, not the one that stays.
	*/
	readonly isOnLeave: boolean;
	readonly ask: () => void;
	/**
	The keys while the question is on the screen.
	*/
	readonly handlers: KeyHandlers;
};

/**
Asks whether the person has stored the secret before the screen is left. The button that stays has the focus at first, and Enter among keys that arrived together never leaves.
*/
export function useLeaveSecret(onLeave: () => void): LeaveSecret {
	const {services} = useAppContext();
	const [isAsking, setIsAsking] = useState(false);
	const [isOnLeave, setIsOnLeave] = useState(false);

	const stay = () => {
		setIsAsking(false);
	};

	const moveFocus = () => {
		setIsOnLeave(!isOnLeave);
	};

	return {
		isAsking,
		isOnLeave,
		ask() {
			setIsOnLeave(false);
			setIsAsking(true);
		},
		handlers: {
			press() {
				if (isOnLeave && !services.isBurst()) {
					onLeave();
				} else {
					stay();
				}
			},
			'next-control': moveFocus,
			'previous-control': moveFocus,
			cancel: stay,
		},
	};
}
