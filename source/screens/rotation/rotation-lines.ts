import type {Rotation} from '../../operations/rotation/rotations.js';
import type {Glyphs} from '../../theme/glyphs.js';
import {parseTime} from '../../tokens/time/parse-time.js';
import type {RotationRecord, RotationStep} from '../../tokens/rotation.js';
import {timeText, type TimeContext} from '../../tokens/time/time-form.js';
import type {Line} from '../token/token-lines.js';

type Context = {
	readonly rotation: Rotation | undefined;
	readonly step: RotationStep;
	readonly times: TimeContext;
	readonly glyphs: Glyphs;
	readonly show: (text: string) => string;
};

const steps: ReadonlyArray<{readonly step: RotationStep['step']; readonly record: RotationRecord['step']; readonly words: string}> = [
	{step: 'create', record: 'created', words: 'Create a successor with the same grants'},
	{step: 'hand-over', record: 'handed-over', words: 'Hand over its secret wherever the old one is used'},
	{step: 'suspend', record: 'suspended', words: 'Suspend the old token; it can be undone'},
	{step: 'soak', record: 'soaking', words: 'Let it soak: see whether anyone misses it'},
	{step: 'revoke', record: 'revoked', words: 'Revoke the old token'},
];

/**
The lines of the rotation's screen: the five steps, each with when it was done and a mark on the one that comes next, then what is known of the successor. For the step that comes next, `until` stands in place of the time, in local time or UTC only.
*/
export function rotationLines({rotation, step, times, glyphs, show}: Context): readonly Line[] {
	const done = new Map((rotation?.done ?? []).map(record => [record.step, record]));
	const due = step.step === 'choose-soak' ? 'soak' : step.step;
	const lines = steps.map(({step: name, record, words}, index): Line => {
		const fact = done.get(record);
		const isDue = name === due;
		const mark = isDue ? glyphs.due : (fact ? glyphs.done : ' ');
		const when = isDue && step.until !== undefined ? limitOf(name, timeText(step.until, {...times, form: times.form === 'local' ? 'local' : 'utc'})) : momentOf(fact, times);
		return {key: name, text: `${mark} ${index + 1} ${words}${when === '' ? '' : `   ${when}`}`, meaning: isDue ? 'accent' : (fact ? undefined : 'muted')};
	});
	return [
		...lines,
		...(rotation?.newTokenId === undefined ? [] : [{key: 'successor', text: `    successor  ${show(rotation.newTokenId)}  ${show(rotation.successorDescription)}`}]),
		...(rotation?.successorDiffers === undefined ? [] : [{key: 'differs', text: `    ${glyphs.warning} not as asked: it ${show(rotation.successorDiffers)}`, meaning: 'danger' as const}]),
		...(step.step === 'hand-over' ? [{key: 'secret', text: '    Its secret was shown once, when it was created. If it is lost: u undoes, then begin again.', meaning: 'muted' as const}] : []),
		...(rotation?.uncertain ? [{key: 'uncertain', text: '    The last request has no known outcome: J, then v, asks the service.', meaning: 'warning' as const}] : []),
	];
}

function limitOf(step: RotationStep['step'], time: string): string {
	return step === 'suspend' ? `from ${time} on` : `until ${time}`;
}

function momentOf(record: RotationRecord | undefined, times: TimeContext): string {
	const time = record && parseTime(record.at);
	return time === undefined ? '' : timeText(time, times);
}
