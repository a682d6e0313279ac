CREATE TABLE `notices` (
	`id` integer PRIMARY KEY NOT NULL,
	`run` integer NOT NULL,
	`kind` text NOT NULL,
	`work` integer NOT NULL,
	`record` integer NOT NULL,
	`identifiers` text NOT NULL,
	`note` text,
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`work`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notices_by_run` ON `notices` (`run`);--> statement-breakpoint
CREATE INDEX `notices_by_record` ON `notices` (`record`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`record` integer NOT NULL,
	`scheme` text NOT NULL,
	`value` text NOT NULL,
	`service` text NOT NULL,
	`outcome` text NOT NULL,
	`title` text,
	`payload` integer,
	`run` integer NOT NULL,
	PRIMARY KEY(`record`, `scheme`, `value`, `service`),
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payload`) REFERENCES `payloads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `verifications_by_run` ON `verifications` (`run`);--> statement-breakpoint
CREATE INDEX `verifications_by_outcome` ON `verifications` (`outcome`);