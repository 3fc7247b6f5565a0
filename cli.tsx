import {Text, render} from 'ink';

render(<Text>hello</Text>);
