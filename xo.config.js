import {fixupConfigRules} from '@eslint/compat';
import xoReact from 'eslint-config-xo-react';

export default [
	{ignores: ['dist/**', 'build/**', 'package.json']},
	...fixupConfigRules(xoReact()).map(config => ({...config, files: ['**/*.tsx']})),
	{
		files: ['**/*.{js,ts,tsx}'],
		rules: {
			'require-unicode-regexp': 'off',
		},
	},
	{
		files: ['**/*.{ts,tsx}'],
		rules: {
			'@typescript-eslint/strict-boolean-expressions': 'off',
		},
	},
	{
		files: ['**/*.tsx'],
		rules: {
			'react/react-in-jsx-scope': 'off',
			'react/require-default-props': 'off',
		},
	},
	{
		// A test's promise is node:test's to await, and its loops wait on purpose.
		files: ['test/**/*.{ts,tsx}'],
		rules: {
			'@typescript-eslint/no-floating-promises': 'off',
			'no-await-in-loop': 'off',
			'node-test/no-conditional-assertion': 'off',
			'unicorn/max-nested-calls': 'off',
			'unicorn/no-array-reduce': 'off',
		},
	},
];
