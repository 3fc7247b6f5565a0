/**
Explains the file of `emulator --faults`. docs/emulator.md explains it at length. A test checks that both name every kind of fault.
*/
export const faultsFileHelp = `The faults file:
  A JSON array. Each fault says which requests it strikes and what it does:

    [
      {"when": {"method": "DELETE", "nth": 2},
       "do": {"kind": "cut", "when": "after-apply"}},
      {"when": {"method": "GET", "path": "token", "afterChanges": 1},
       "do": {"kind": "foreign", "form": "html"}}
    ]

  "when" matches by any of these; {} matches every request:
    method         GET, POST, PATCH or DELETE
    path           tokens, token, databases, device-code or oauth-token
    clusterId      an ID
    tokenId        an ID, or "created" for a token that a create made
    afterChanges   once so many changes took effect
    beforeChanges  while fewer changes took effect
    nth            strikes the nth request that matches, once
    times          how often it strikes; always without it and without nth

  "do" has a kind, and the fields of the kind:
    status         status; body, retryAfter, headers
    body           status, contentType, body
    redirect       status, location
    html           a login page with 200
    foreign        form: html, empty, json or text; status, 404 by default
    informational  status: 100, 101, 102 or 103; protocol of a 101
    cut            the connection ends without an answer; needs "when"
    truncate       the answer is cut; at: headers or body
    hang           no answer; needs "when"
    delay          ms
    endless        a body without an end
    gzip-bomb      megabytes
    deep-json      depth
    wrong-length   by: bytes that Content-Length is too long, or too short
    content-type   contentType
    date-header    date: seconds ahead, "missing" or "unreadable"
    create         as: one of the names of --create-as
    patch          tokenId, set, remove, repeat: changes rows of the answer

  A fault may have a "name" for the log. Kinds that replace an answer take
  "when": before-apply (the default) changes nothing, after-apply answers so
  after the change was made.`;

/**
Lists the names that `--create-as` takes.
*/
export const oddCreatesHelp = `The names of --create-as:
  expiry-dropped, expiry-other, expiry-past, grants-none, grants-all,
  grants-other, description-changed, description-trimmed, description-cut make
  another token than the one asked for. secret-missing, secret-empty,
  id-no-uuid, id-path, id-upper, id-missing, status-201, answer-lost make the
  right token and answer wrongly.`;
