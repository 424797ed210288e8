-- Rule: an incident fits if each word asked for stands in one of its reports: in the remark, the place, the names or the publisher.
-- Source: step_word, words in lower case.
-- Reads: step_chosen, incident_report, report, step_word. Writes: step_chosen.
-- NULL: what a report does not say holds no word.
SELECT c.*
FROM step_chosen AS c
WHERE c.incident_id IN (
    SELECT t.incident_id
    FROM incident_report AS t
    JOIN report AS r ON r.source_row_id = t.source_row_id
    JOIN step_word AS w ON position(w.word IN lower(COALESCE(r.note, ''))) > 0
        OR position(w.word IN lower(COALESCE(r.place_name, ''))) > 0
        OR position(w.word IN lower(COALESCE(r.side_a_names, ''))) > 0
        OR position(w.word IN lower(COALESCE(r.side_b_names, ''))) > 0
        OR position(w.word IN lower(COALESCE(r.recorder_names, ''))) > 0
        OR position(w.word IN lower(COALESCE(r.publisher, ''))) > 0
        OR position(w.word IN lower(r.report_id)) > 0
    GROUP BY t.incident_id
    HAVING count(DISTINCT w.word) = (SELECT count(*) FROM step_word))
