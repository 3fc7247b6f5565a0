/**
The policy that is in force in the demo. It shows each kind of entry, so that the audit of the demo has something to say about each rule. `now` is in ms since the epoch; its mutes end some weeks after it.
*/
export function demoPolicy(now: number): string {
	const dayAfter = (days: number) => new Date(now + (days * 86_400_000)).toISOString().slice(0, 10);
	return String.raw`# The policy of the demo's invented organization. It is in force as long as the demo runs.

[lifetime]
maximum_days = 400

[description]
# A description begins with what uses the token: one word at least, and a second one that says where.
naming_pattern = '^\p{L}[^\s,]*,? \S'
owner_pattern = '(?:owner |^)(?<owner>\p{L}+\.\p{L}+)'

[severities]
# Most of the organization's tokens are older than this policy.
lifetime-too-long = "low"
never-expires = "info"

[protected]
# The plant data lake export: the forecasts of all plants stop without it.
ids = ["c64f7a20-97a0-43f0-bf89-9d63bffdff6d"]

[[rule]]
id = "laptop-writes"
severity = "medium"
sentence = "a person's computer writes data"
filter = "laptop|notebook|dbeaver action:write"

[[mute]]
rule = "read-all"
token = "ee9d5119-15df-46a7-a420-f4845f2cba1e"
reason = "The wallboard shows whatever plant is chosen on it."
until = ${dayAfter(60)}

[[mute]]
rule = "created-in-burst"
reason = "Each fleet of collectors is rolled out in one go, and its tokens with it."
until = ${dayAfter(90)}
`;
}
