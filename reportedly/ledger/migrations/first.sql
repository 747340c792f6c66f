-- The first layout of a ledger. Frozen: later changes are steps of their own beside it.

CREATE TABLE acts (
    number INTEGER NOT NULL, 
    at TEXT NOT NULL, 
    act TEXT NOT NULL, 
    subject TEXT NOT NULL, 
    detail TEXT NOT NULL, 
    previous TEXT NOT NULL, 
    hash TEXT NOT NULL, 
    PRIMARY KEY (number), 
    UNIQUE (hash)
)
 STRICT;

CREATE TABLE judgements (
    judgement INTEGER NOT NULL, 
    relation TEXT NOT NULL, 
    "left" TEXT NOT NULL, 
    "right" TEXT NOT NULL, 
    verdict TEXT NOT NULL, 
    score REAL, 
    reason TEXT NOT NULL, 
    "by" TEXT NOT NULL, 
    person INTEGER NOT NULL, 
    made_at TEXT NOT NULL, 
    withdrawn_at TEXT, 
    superseded_by INTEGER, 
    PRIMARY KEY (judgement), 
    FOREIGN KEY(superseded_by) REFERENCES judgements (judgement)
)
 STRICT;
CREATE INDEX judgements_of ON judgements (relation, "left", "right");

CREATE TABLE originals (
    sha256 TEXT NOT NULL, 
    bytes INTEGER NOT NULL, 
    PRIMARY KEY (sha256)
)
 STRICT;

CREATE TABLE refusals (
    path TEXT NOT NULL, 
    sha256 TEXT, 
    reason TEXT NOT NULL, 
    at TEXT NOT NULL
)
 STRICT;

CREATE TABLE documents (
    document INTEGER NOT NULL, 
    sha256 TEXT NOT NULL, 
    original TEXT NOT NULL, 
    id TEXT NOT NULL, 
    path TEXT NOT NULL, 
    title TEXT, 
    outlet TEXT, 
    published TEXT, 
    url TEXT, 
    language TEXT NOT NULL, 
    origin_outlet TEXT, 
    origin_published TEXT, 
    origin_url TEXT, 
    text TEXT NOT NULL, 
    head TEXT NOT NULL, 
    added_at TEXT NOT NULL, 
    PRIMARY KEY (document), 
    UNIQUE (sha256), 
    FOREIGN KEY(original) REFERENCES originals (sha256)
)
 STRICT;
CREATE INDEX ix_documents_id ON documents (id);
CREATE INDEX ix_documents_original ON documents (original);
CREATE INDEX ix_documents_outlet ON documents (outlet);
CREATE INDEX ix_documents_published ON documents (published);

CREATE TABLE passages (
    document INTEGER NOT NULL, 
    kind TEXT NOT NULL, 
    start INTEGER NOT NULL, 
    "end" INTEGER NOT NULL, 
    FOREIGN KEY(document) REFERENCES documents (document)
)
 STRICT;
CREATE INDEX ix_passages_document ON passages (document);

CREATE TABLE readings (
    reading INTEGER NOT NULL, 
    document INTEGER NOT NULL, 
    extractor TEXT NOT NULL, 
    version TEXT NOT NULL, 
    at TEXT NOT NULL, 
    PRIMARY KEY (reading), 
    UNIQUE (document, extractor, version), 
    FOREIGN KEY(document) REFERENCES documents (document)
)
 STRICT;

CREATE TABLE claims (
    claim INTEGER NOT NULL, 
    reading INTEGER NOT NULL, 
    document INTEGER NOT NULL, 
    id TEXT NOT NULL, 
    event TEXT NOT NULL, 
    "trigger" TEXT NOT NULL, 
    factuality TEXT NOT NULL, 
    stance TEXT, 
    speaker TEXT, 
    speaker_actor TEXT, 
    day_from TEXT, 
    day_to TEXT, 
    sentence TEXT NOT NULL, 
    start INTEGER NOT NULL, 
    "end" INTEGER NOT NULL, 
    json TEXT NOT NULL, 
    PRIMARY KEY (claim), 
    UNIQUE (reading, id), 
    FOREIGN KEY(reading) REFERENCES readings (reading), 
    FOREIGN KEY(document) REFERENCES documents (document)
)
 STRICT;
CREATE INDEX ix_claims_day_from ON claims (day_from);
CREATE INDEX ix_claims_event ON claims (event);
CREATE INDEX ix_claims_id ON claims (id);
CREATE INDEX ix_claims_speaker_actor ON claims (speaker_actor);

CREATE TABLE unread (
    reading INTEGER NOT NULL, 
    kind TEXT NOT NULL, 
    start INTEGER NOT NULL, 
    "end" INTEGER NOT NULL, 
    reason TEXT NOT NULL, 
    detail TEXT NOT NULL, 
    FOREIGN KEY(reading) REFERENCES readings (reading)
)
 STRICT;
CREATE INDEX ix_unread_reading ON unread (reading);

CREATE TABLE mentions (
    claim INTEGER NOT NULL, 
    role TEXT NOT NULL, 
    start INTEGER NOT NULL, 
    "end" INTEGER NOT NULL, 
    text TEXT NOT NULL, 
    actor TEXT, 
    FOREIGN KEY(claim) REFERENCES claims (claim)
)
 STRICT;
CREATE INDEX ix_mentions_actor ON mentions (actor);
CREATE INDEX ix_mentions_claim ON mentions (claim);

CREATE TABLE places (
    place INTEGER NOT NULL, 
    claim INTEGER NOT NULL, 
    relation TEXT NOT NULL, 
    text TEXT NOT NULL, 
    start INTEGER NOT NULL, 
    "end" INTEGER NOT NULL, 
    name TEXT, 
    gazetteer_id TEXT, 
    lat REAL, 
    lon REAL, 
    radius_km REAL, 
    geometry TEXT, 
    why TEXT NOT NULL, 
    PRIMARY KEY (place), 
    FOREIGN KEY(claim) REFERENCES claims (claim)
)
 STRICT;
CREATE INDEX ix_places_claim ON places (claim);
CREATE INDEX ix_places_gazetteer_id ON places (gazetteer_id);

CREATE TABLE tolls (
    claim INTEGER NOT NULL, 
    kind TEXT NOT NULL, 
    low INTEGER, 
    high INTEGER, 
    victims TEXT NOT NULL, 
    status TEXT NOT NULL, 
    text TEXT NOT NULL, 
    start INTEGER NOT NULL, 
    "end" INTEGER NOT NULL, 
    FOREIGN KEY(claim) REFERENCES claims (claim)
)
 STRICT;
CREATE INDEX ix_tolls_claim ON tolls (claim);

-- Words of documents with marks dropped ("Halab" finds "Ḩalab"), and their letters in threes (parts of names, any script).
CREATE VIRTUAL TABLE document_words USING fts5(title, text, content = 'documents', content_rowid = 'document',
    tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE document_letters USING fts5(title, text, content = 'documents', content_rowid = 'document',
    tokenize = 'trigram');
CREATE TRIGGER documents_into_words AFTER INSERT ON documents BEGIN
    INSERT INTO document_words (rowid, title, text) VALUES (new.document, new.title, new.text);
    INSERT INTO document_letters (rowid, title, text) VALUES (new.document, new.title, new.text);
END;

-- Where places lie, as boxes of degrees.
CREATE VIRTUAL TABLE place_areas USING rtree(place, lat_from, lat_to, lon_from, lon_to);

-- The log and what was read are never changed.
CREATE TRIGGER acts_stay BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'the log is append only'); END;
CREATE TRIGGER acts_stay_there BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'the log is append only'); END;
CREATE TRIGGER documents_stay BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER claims_stay BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'claims are never changed'); END;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are withdrawn, not deleted'); END;

-- For people who look into the file.
CREATE VIEW claim_list AS
    SELECT c.id, d.outlet, d.published, c.event, c.trigger, c.factuality, c.speaker, c.stance, c.day_from, c.day_to,
        (SELECT group_concat(p.text, '; ') FROM places p WHERE p.claim = c.claim) AS places,
        (SELECT group_concat(t.kind || ' ' || t.text, '; ') FROM tolls t WHERE t.claim = c.claim) AS tolls,
        c.sentence, d.path
    FROM claims c JOIN documents d USING (document);
CREATE VIEW toll_list AS
    SELECT t.kind, t.low, t.high, t.victims, t.status, c.event, c.speaker, d.outlet, c.day_from, c.day_to, t.text, c.id, d.path
    FROM tolls t JOIN claims c USING (claim) JOIN documents d USING (document);
CREATE VIEW current_judgements AS
    SELECT * FROM judgements j WHERE withdrawn_at IS NULL AND superseded_by IS NULL AND NOT (person = 0 AND EXISTS (
        SELECT 1 FROM judgements o WHERE o.person = 1 AND o.withdrawn_at IS NULL AND o.superseded_by IS NULL
        AND o.relation = j.relation AND o.left = j.left AND o.right = j.right));
