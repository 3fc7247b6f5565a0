import {useState} from 'react';
import type {DatabaseToken} from '../../api/types.js';
import type {KeyHandlers} from '../../session/app-context.js';
import {successorDescription, type RotationStep} from '../../tokens/rotation.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {lifetimeText} from '../../tokens/time/lifetime.js';

/**
Texts as they are typed, not trimmed.
*/
type RotationFields = {
	/**
	The successor's description.
	*/
	readonly description: string;
	/**
	When the successor expires: `never`, `90d`, a date.
	*/
	readonly expiry: string;
	/**
	How long the old token soaks: `2d`, a date.
	*/
	readonly soak: string;
};

export type RotationFormState = {
	readonly fields: RotationFields;
	readonly focused: keyof RotationFields;
	readonly change: (field: keyof RotationFields, text: string) => void;
	/**
	The keys that move between the fields.
	*/
	readonly handlers: KeyHandlers;
};

/**
The fields of the two steps that ask for text. `create` has a description and an expiry, and begins with those of the old token; any other step has the soak alone. `now` is in milliseconds since the epoch and is read only at first.
*/
export function useRotationForm(token: DatabaseToken, step: RotationStep['step'], now: number): RotationFormState {
	const [fields, setFields] = useState({
		description: successorDescription(token.description, isoSeconds(new Date(now)).slice(0, 10)),
		expiry: lifetimeText(token, now),
		soak: '',
	});
	const [isOnDescription, setIsOnDescription] = useState(true);
	const isCreate = step === 'create';
	const focused = isCreate ? (isOnDescription ? 'description' : 'expiry') : 'soak';
	const change = (field: keyof RotationFields, text: string) => {
		setFields({...fields, [field]: text});
	};

	const toOtherField = () => {
		setIsOnDescription(!isOnDescription);
	};

	const handlers: KeyHandlers = isCreate
		? {
			'next-field': toOtherField,
			'previous-field': toOtherField,
			...(focused === 'description' && {'enter-field': toOtherField}),
		}
		: {};
	return {
		fields, focused, change, handlers,
	};
}
