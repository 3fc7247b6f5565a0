import {nextTimeForm, timeFormWords, type TimeContext} from '../tokens/time/time-form.js';
import {useAppContext} from './app-context.js';

/**
How times are told on this screen, and what its key for that does: the next form, on every screen from now on, kept for the next run.
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
