CREATE TABLE audit (
	entry INTEGER NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	action VARCHAR(16) NOT NULL, 
	subject VARCHAR(16) NOT NULL, 
	detail TEXT NOT NULL, 
	content VARCHAR(64) NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	PRIMARY KEY (entry)
);
CREATE TABLE reports (
	id VARCHAR(16) NOT NULL, 
	entry INTEGER NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	published VARCHAR(10) NOT NULL, 
	name TEXT NOT NULL, 
	publisher_key VARCHAR(64) NOT NULL, 
	title_key VARCHAR(64) NOT NULL, 
	url_key VARCHAR(64) NOT NULL, 
	heading TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id, entry)
);
CREATE TABLE retractions (
	id VARCHAR(16) NOT NULL, 
	entry INTEGER NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	what VARCHAR(9) NOT NULL, 
	by_hand BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	PRIMARY KEY (id, entry)
);
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
CREATE TABLE statements (
	"row" INTEGER NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	entry INTEGER NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	report VARCHAR(16) NOT NULL, 
	reader TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	modality VARCHAR(16) NOT NULL, 
	published VARCHAR(10) NOT NULL, 
	valid_from VARCHAR(10), 
	valid_to VARCHAR(10), 
	words TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	PRIMARY KEY ("row")
);
CREATE TABLE supersessions (
	earlier VARCHAR(16) NOT NULL, 
	later VARCHAR(16) NOT NULL, 
	entry INTEGER NOT NULL, 
	recorded_at VARCHAR(27) NOT NULL, 
	reason VARCHAR(16) NOT NULL, 
	PRIMARY KEY (earlier, later)
);
CREATE TABLE statement_actors (
	"row" INTEGER NOT NULL, 
	role VARCHAR(8) NOT NULL, 
	actor TEXT, 
	"key" TEXT NOT NULL, 
	FOREIGN KEY("row") REFERENCES statements ("row")
);
CREATE TABLE statement_places (
	"row" INTEGER NOT NULL, 
	place TEXT, 
	"key" TEXT NOT NULL, 
	FOREIGN KEY("row") REFERENCES statements ("row")
);
INSERT INTO "audit" VALUES(1,'2024-01-01T12:00:00.000000Z','add','a8bc9e48d40df4b3','{"reader":"rules","retracted":0,"statements":2}','cf3468f75607e7f56b1860ceb6073ecc050acdafdd54dcad5961f535030cdb0c','0000000000000000000000000000000000000000000000000000000000000000','fda4e28692adf25b7b903e26866ff0d27effd6f0869ee6158642fbd7e28b0ebf');
INSERT INTO "audit" VALUES(2,'2024-01-01T12:00:00.000000Z','add','392ff82ed58a8e23','{"reader":"rules","retracted":0,"statements":1}','5a43a8fb04b0f4f5343dbd12d2cc473ef70d8730264e5bd0af6548ccf2d44764','fda4e28692adf25b7b903e26866ff0d27effd6f0869ee6158642fbd7e28b0ebf','919bcd783932c27fda65f2974a1c87789fe02d42a27e2cbc8f9e2b2f702b76b6');
INSERT INTO "audit" VALUES(3,'2024-01-01T12:00:00.000000Z','retract','ebffb3a8e0509d29','{"by":"Awa","reason":"misread","what":"statement"}','5eb94abba340b6d077c7e2594eda4b5095387adbf984758cdb88c71faca6d183','919bcd783932c27fda65f2974a1c87789fe02d42a27e2cbc8f9e2b2f702b76b6','eeb369bb64a75f636543a669ffdfe27828c861d61a64220201287be748759cce');
INSERT INTO "reports" VALUES('a8bc9e48d40df4b3',1,'2024-01-01T12:00:00.000000Z','2023-11-14','entry','d404eeac68bf2f5119a90594d6750a28fb7fb1b3c7b55bf07ccde39b0a0db072','','','{"dateline":null,"id":"a8bc9e48d40df4b3","lang":"en","name":"entry","published":"2023-11-14","published_from":"","publisher":"Halyard Wire","source":"","title":"","url":null}','"The army entered Kidal on Tuesday. The rebels denied it."');
INSERT INTO "reports" VALUES('392ff82ed58a8e23',2,'2024-01-01T12:00:00.000000Z','2023-11-20','exit','d404eeac68bf2f5119a90594d6750a28fb7fb1b3c7b55bf07ccde39b0a0db072','','','{"dateline":null,"id":"392ff82ed58a8e23","lang":"en","name":"exit","published":"2023-11-20","published_from":"","publisher":"Halyard Wire","source":"","title":"","url":null}','"Peacekeepers left Ménaka on Monday, the mission said."');
INSERT INTO "retractions" VALUES('ebffb3a8e0509d29',3,'2024-01-01T12:00:00.000000Z','statement','1','misread','Awa');
INSERT INTO "schema_version" VALUES(1);
INSERT INTO "statements" VALUES(1,'272db15f28359d6b',1,'2024-01-01T12:00:00.000000Z','a8bc9e48d40df4b3','rules','capture','occurred','2023-11-14','2023-11-14','2023-11-15','the army entered kidal on tuesday','{"actors":[{"id":"ml-fama","name":"Malian Armed Forces","text":"The army","type":"military"}],"counts":[],"due":null,"end":33,"ends":false,"holder":"Malian Armed Forces","kind":"capture","modality":"occurred","object":null,"places":[{"country":"ML","id":"gn:2455290","kind":"city","lat":18.44,"lon":1.41,"name":"Kidal","near":false,"precision":1,"role":null,"text":"Kidal"}],"quote":"The army entered Kidal on Tuesday","said_by":null,"start":0,"targets":[],"trigger":"entered","trigger_end":16,"trigger_start":9,"unverified":false,"when":{"end":"2023-11-14","ongoing":false,"precision":"day","start":"2023-11-14","text":"on Tuesday"}}');
INSERT INTO "statements" VALUES(2,'44c908a7f1cc53d5',1,'2024-01-01T12:00:00.000000Z','a8bc9e48d40df4b3','rules','rejection','occurred','2023-11-14',NULL,NULL,'the rebels denied it','{"actors":[],"counts":[],"due":null,"end":55,"ends":false,"holder":null,"kind":"rejection","modality":"occurred","object":null,"places":[],"quote":"The rebels denied it","said_by":{"channel":null,"cue":null,"id":null,"name":"Permanent Strategic Framework","relayed_by":[],"text":"The rebels","type":"rebels"},"start":35,"targets":[],"trigger":"denied","trigger_end":52,"trigger_start":46,"unverified":false,"when":null}');
INSERT INTO "statements" VALUES(3,'ebffb3a8e0509d29',2,'2024-01-01T12:00:00.000000Z','392ff82ed58a8e23','rules','withdrawal','occurred','2023-11-20',NULL,NULL,'peacekeepers left menaka on monday','{"actors":[],"counts":[],"due":null,"end":34,"ends":false,"holder":null,"kind":"withdrawal","modality":"occurred","object":null,"places":[{"country":"ML","id":null,"kind":"city","lat":null,"lon":null,"name":"Ménaka","near":false,"precision":null,"role":null,"text":"Ménaka"}],"quote":"Peacekeepers left Ménaka on Monday","said_by":null,"start":0,"targets":[{"id":null,"name":"MINUSMA","text":"Peacekeepers","type":"peacekeepers"}],"trigger":"left","trigger_end":17,"trigger_start":13,"unverified":false,"when":null}');
INSERT INTO "statement_actors" VALUES(1,'actor','ml-fama','malian armed forces');
INSERT INTO "statement_actors" VALUES(1,'holder',NULL,'malian armed forces');
INSERT INTO "statement_actors" VALUES(2,'speaker',NULL,'permanent strategic framework');
INSERT INTO "statement_actors" VALUES(3,'target',NULL,'minusma');
INSERT INTO "statement_places" VALUES(1,'gn:2455290','kidal');
INSERT INTO "statement_places" VALUES(3,NULL,'menaka');
CREATE INDEX reports_name ON reports (name);
CREATE INDEX reports_url ON reports (url_key);
CREATE INDEX reports_published ON reports (published);
CREATE INDEX reports_title ON reports (publisher_key, title_key, published);
CREATE INDEX statements_report ON statements (report);
CREATE INDEX statements_kind ON statements (kind, published);
CREATE INDEX statements_published ON statements (published);
CREATE INDEX statements_valid ON statements (valid_from, valid_to);
CREATE INDEX statements_id ON statements (id, entry);
CREATE INDEX supersessions_later ON supersessions (later);
CREATE INDEX statement_places_key ON statement_places ("key");
CREATE INDEX statement_places_row ON statement_places ("row");
CREATE INDEX statement_places_place ON statement_places (place);
CREATE INDEX statement_actors_key ON statement_actors ("key");
CREATE INDEX statement_actors_actor ON statement_actors (actor);
CREATE INDEX statement_actors_row ON statement_actors ("row");
