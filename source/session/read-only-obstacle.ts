/**
The reason why every action that changes something is disabled while the program is read-only.
*/
export const readOnlyObstacle = 'Read-only: nothing can be changed.';
