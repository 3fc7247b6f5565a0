import {fixupConfigRules} from '@eslint/compat';
import xoReact from 'eslint-config-xo-react';

export default [
	{ignores: ['dist/**', 'build/**', 'package.json']},
	...fixupConfigRules(xoReact()).map(config => ({...config, files: ['**/*.tsx']})),
	{
		files: ['**/*.{js,ts,tsx}'],
		rules: {
			'react/react-in-jsx-scope': 'off',
			'react/require-default-props': 'off',
		},
	},
];
