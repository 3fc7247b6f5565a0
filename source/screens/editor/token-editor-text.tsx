import type {Dispatch} from 'react';
import {Field} from '../../components/field/field.js';
import {TokenEditorRow, labelWidth} from './token-editor-row.js';
import type {TokenForm, TokenFormEvent} from './token-form.js';

type Props = {
	readonly name: 'description' | 'expiry';
	readonly label: string;
	readonly placeholder: string;
	readonly form: TokenForm;
	/**
	False while an overlay has the keys.
	*/
	readonly isActive: boolean;
	/**
	Cells of the window.
	*/
	readonly columns: number;
	readonly dispatch: Dispatch<TokenFormEvent>;
};

/**
One labelled row of the form with a text field in it.
*/
export function TokenEditorText({name, label, placeholder, form, isActive, columns, dispatch}: Props) {
	const isFocused = form.focus === name;
	return (
		<TokenEditorRow label={label} isFocused={isFocused}>
			<Field
				value={form[name]} isFocused={isActive && isFocused} width={columns - labelWidth - 8}
				placeholder={placeholder}
				onChange={text => {
					dispatch({type: 'typed', text});
				}}/>
		</TokenEditorRow>
	);
}
