import {nextTimeForm, timeFormWords, type TimeContext} from '../tokens/time/time-form.js';
import {useAppContext} from './app-context.js';

/**
The form of times on this screen, and what its key does: it chooses the next form for every screen, and keeps it for the next run.
*/
export function useTimes(now: number): {readonly times: TimeContext; readonly changeTimes: () => void} {
	const {services, timeForm, setTimeForm, notice} = useAppContext();
	const {timeZone} = services;
	return {
		times: {form: timeForm, now, timeZone},
		changeTimes() {
			const form = nextTimeForm(timeForm);
			setTimeForm(form);
			services.habits.keep({times: form});
			notice(timeFormWords(form, timeZone));
		},
	};
}
