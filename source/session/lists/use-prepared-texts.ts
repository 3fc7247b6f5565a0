import {useEffect} from 'react';
import type {TokenIndex} from '../../tokens/list/token-index.js';

// Entries at once, which take about two milliseconds.
const slice = 2000;

/**
Prepares the texts of a list for the filter, in slices, once its field is open. The first letter would wait for all of it otherwise, and before that they would only take memory.
*/
export function usePreparedTexts({texts}: TokenIndex, isFiltering: boolean): void {
	useEffect(() => {
		if (!isFiltering) {
			return;
		}

		let timer = setTimeout(prepareSome, 0);
		function prepareSome(): void {
			if (texts.add(slice) > 0) {
				timer = setTimeout(prepareSome, 0);
			}
		}

		return () => {
			clearTimeout(timer);
		};
	}, [texts, isFiltering]);
}
